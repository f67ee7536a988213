"""Words for what an administrator may set for a computer."""

from studio.core.i18n import mark

POLICY_SETTINGS = {
    "endpoints": mark("Model endpoints"),
    "default_endpoint": mark("Default endpoint"),
    "catalogue": mark("Catalogue server"),
    "catalogue_ca": mark("Root certificate of the intranet"),
    "catalogue_certificate": mark("Certificate of this computer"),
    "catalogue_in_the_open": mark("Connection that is not encrypted"),
    "catalogue_key": mark("Fingerprint of the catalogue's key"),
    "contact_hours": mark("Hours between contacts with the catalogue"),
    "chroma_url": mark("Vector server"),
    "forbidden_tools": mark("Kinds of tools that are not allowed"),
    "share_usage": mark("Counts for the catalogue"),
    "conversation_days": mark("Days conversations are kept"),
    "trace_days": mark("Days traces are kept"),
    "personal_data": mark("Personal data in new knowledge bases"),
    "embedding": mark("Model for all bases"),
    "embedding_folder": mark("Folder with an ONNX model"),
    "language": mark("Language"),
    "theme": mark("Theme"),
    "text_size": mark("Size of text"),
    "still": mark("Less motion"),
    "word_outside": mark("Let the system tell when long work is done"),
}
LIMITS = {
    "requests_at_a_time": mark("Requests at a time"),
    "requests_a_minute": mark("Requests a minute"),
    "document_megabytes": mark("Largest document (MB)"),
}
