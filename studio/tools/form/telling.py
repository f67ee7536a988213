"""What the model is told of a form: what is filled, what is wrong, what is missing, and what to ask next."""

from collections.abc import Iterator, Mapping, Sequence

from studio.core.forms import FilledField, FilledForm
from studio.tools.form.settings import FormField
from studio.tools.form.standing import Change
from studio.tools.form.telling_english import told_in_english
from studio.tools.form.told_parts import short, with_problems

_PROBLEMS = {
    "not_a_number": "不是数字",
    "not_a_date": "不是日期",
    "not_a_time": "不是时间",
    "not_a_choice": "不在可选范围内",
    "not_a_phone": "不是电话号码",
    "not_an_id_number": "不是有效的身份证号（校验不符）",
    "too_small": "太小或太短",
    "too_large": "太大",
    "too_long": "太长",
    "not_the_pattern": "格式不对",
    "not_said": "对方没有说过，也没有材料依据：请向对方确认，对方确认前不能导出",
}


def form_told(
    form: FilledForm,
    fields: Sequence[FormField],
    change: Change,
    files: Sequence[str],
    *,
    english: bool = False,
) -> str:
    lines = told_in_english if english else _lines
    return "\n".join(lines(form, {field.key: field for field in fields}, change, files))


def _lines(
    form: FilledForm, fields: Mapping[str, FormField], change: Change, files: Sequence[str]
) -> Iterator[str]:
    filled = [field for field in form.fields if field.value]
    yield f"表单《{form.title}》已填 {len(filled)}/{len(form.fields)} 项。"
    if filled:
        yield "；".join(f"{field.label}：{short(field)}" for field in filled) + "。"
    if change.changed:
        yield f"这次更新：{'、'.join(change.changed)}。"
    for field in with_problems(form):
        yield f"“{field.label}”填的“{short(field)}”{_PROBLEMS.get(field.problem, field.problem)}。"
    if change.kept_as_they_were:
        yield f"没有改动：{'、'.join(change.kept_as_they_were)}。新给的值没有依据或者不合要求。"
    for label in change.left_to_person:
        yield f"“{label}”是个人信息，对方没有亲口说，没有填；请对方自己说，或者在表单里填。"
    yield from _next(form, fields, files)


def _next(form: FilledForm, fields: Mapping[str, FormField], files: Sequence[str]) -> Iterator[str]:
    wrong = [field for field in with_problems(form) if field.problem != "not_said"]
    missing = [*wrong, *form.missing]
    if files:
        yield f"已按对方确认的内容导出文件：{'、'.join(files)}。"
    elif missing:
        yield f"还缺 {len(missing)} 项：{'、'.join(field.label for field in missing)}。"
        yield f"请提供{_question(missing[0], fields[missing[0].name])}"
    elif with_problems(form):
        yield "请对方确认以上没有依据的内容。"
    else:
        yield "必填项已填齐，还没有写文件：没有得到同意。对方核对无误后，用“导出”再试。"
        optional = [field.label for field in form.fields if not field.value]
        if optional:
            yield f"还可以补充（选填）：{'、'.join(optional)}。"


def _question(field: FilledField, asked: FormField) -> str:
    choices = f"（{'、'.join(field.choices)}）" if field.choices else ""
    helped = f"（{asked.help.rstrip('。')}）" if asked.help else ""
    return f"“{field.label}”{choices}{helped}。"
