"""What packages of XML have in common: a document with its namespace, and a zip without the moment of its writing."""

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as Xml

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can hold: the same content, the same bytes."""


def document(root: Xml.Element, space: str, schema: str) -> bytes:
    """The document, in its namespace and with where its schema is found."""
    root.set("xmlns", space)
    root.set("xmlns:xsi", _INSTANCE)
    root.set("xsi:schemaLocation", f"{space} {schema}")
    Xml.indent(root)
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, part)
    return content.getvalue()
