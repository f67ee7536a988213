"""What a probe found and what follows from it, in words."""

from collections.abc import Sequence

from studio.endpoints import EndpointProfile, ProbeResult, Service
from studio.endpoints.probed import LastProbe
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.wording import joined

CAPABILITIES = ("address", "models", "chat", "streaming", "tools", "embeddings", "rerank")
_GONE = {"EndpointUnreachable", "EndpointUntrusted", "EndpointTimedOut", "EndpointUrlInvalid"}


def capability_text(name: str) -> str:
    return {
        "address": tr("Address and certificate"),
        "models": tr("Key and models"),
        "chat": tr("Chat"),
        "streaming": tr("Writes as it thinks"),
        "tools": tr("Calls tools"),
        "embeddings": tr("Embeddings"),
        "rerank": tr("Rerank"),
    }[name]


def result_text(result: ProbeResult, before: Sequence[ProbeResult] = ()) -> str:
    """Say what was measured, or why not and what follows from it; a reason was said `before` only once."""
    if result.ok is None:
        return tr("No model chosen, skipped")
    if result.ok:
        return _measured(result)
    same = [earlier.name for earlier in before if earlier.ok is False and _alike(earlier, result)]
    if not same:
        return _failed(result)
    follows = "" if "chat" in same and result.name in {"streaming", "tools"} else _consequence(result)
    return joined(tr("For the same reason."), follows)


def is_gone(result: ProbeResult) -> bool:
    """Whether the whole server is not there: what comes after it fails for the same reason."""
    return result.trouble is not None and result.trouble.name in _GONE


def standing(probe: LastProbe) -> str:
    """Say in a word whether agents can use it."""
    if probe.works:
        return tr("In order")
    return tr("Fails") if probe.reached else tr("Not reached")


def service_text(service: Service | None) -> str:
    return {
        Service.VLLM: "vLLM",
        Service.SGLANG: "SGLang",
        Service.OLLAMA: "Ollama",
        Service.LLAMA_CPP: "llama.cpp",
        Service.LM_STUDIO: "LM Studio",
        Service.XINFERENCE: "Xinference",
        Service.DEEPSEEK: "DeepSeek",
        Service.OTHER: tr("OpenAI-compatible"),
        None: tr("Recognised by the probe"),
    }[service]


def services(recognised: Service | None) -> list[tuple[str, str]]:
    """Options for the form: what the probe recognised, or one that is chosen by hand."""
    found = (
        tr("{service} (recognised)", service=service_text(recognised)) if recognised else service_text(None)
    )
    return [("", found), *((service.value, service_text(service)) for service in Service)]


def name_of(profile: EndpointProfile) -> str:
    return tr("Practice endpoint") if profile.practice else profile.name


def as_report(profile: EndpointProfile, probe: LastProbe) -> str:
    """Return what can be sent to whoever runs the server."""
    head = f"{name_of(profile)} · {profile.base_url} · {probe.at}"
    lines = [
        f"{capability_text(result.name)}: {result_text(result)} ({result.seconds:.2f} s)"
        for result in probe.results
    ]
    return "\n".join([head, *lines])


def _measured(result: ProbeResult) -> str:
    detail = result.detail
    return {
        "address": tr("Reached, its certificate is valid") if detail.get("encrypted") else tr("Reached"),
        "models": _models(detail),
        "chat": tr("Answers"),
        "streaming": _streaming(detail),
        "tools": tr("Works"),
        "embeddings": tr(
            "{dimension} {dimension:dimension|dimensions}", dimension=str(detail.get("dimension", 0))
        ),
        "rerank": tr("Works"),
    }[result.name]


def _models(detail: dict[str, str | int | float]) -> str:
    count, chosen, known = (detail.get(name, 0) for name in ("count", "chosen", "known"))
    if not chosen:
        return tr("{count} {count:model|models} found", count=count)
    if known == chosen:
        return tr("{count} {count:model|models} found, with the {chosen} chosen", count=count, chosen=chosen)
    return tr(
        "{count} {count:model|models} found, {known} of the {chosen} chosen",
        count=count,
        known=known,
        chosen=chosen,
    )


def _streaming(detail: dict[str, str | int | float]) -> str:
    seconds = float(detail.get("first_token_seconds", 0))
    first = tr("First text after {seconds} s", seconds=f"{seconds:.2f}")
    speed = float(detail.get("pieces_per_second", 0))
    return f"{first} · {tr('{speed} pieces a second', speed=f'{speed:,.0f}')}" if speed else first


def _failed(result: ProbeResult) -> str:
    said = explanation_of(result.trouble).happened if result.trouble else tr("Does not work")
    follows = "" if is_gone(result) else _consequence(result)
    return joined(said, follows)


def _alike(one: ProbeResult, other: ProbeResult) -> bool:
    """How often it was tried makes no difference."""
    if one.trouble is None or other.trouble is None:
        return False
    facts = [trouble.facts | {"tries": 0, "wait": 0} for trouble in (one.trouble, other.trouble)]
    return one.trouble.name == other.trouble.name and facts[0] == facts[1]


def _consequence(result: ProbeResult) -> str:
    return {
        "streaming": tr("Answers will appear only once they are complete."),
        "tools": tr("Agents will call tools step by step, a little slower."),
        "embeddings": tr("Bases that use it are searched by words alone."),
        "rerank": tr("Passages stay in the order they were found in."),
        "models": tr("Type the names of the models by hand."),
        "chat": tr("Agents quote the documents instead of answering."),
    }.get(result.name, "")
