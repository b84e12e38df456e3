"""IMS QTI 2.1: a package of items with a test over them (https://www.imsglobal.org/question/qtiv2p1).

Each item carries its own scoring, so that any player of QTI gives the points that QuizApp gives: maps of points with
their floor, and conditions where points hang together. Each option's reason is a modal feedback.
"""

from xml.etree import ElementTree as Xml

from quizapp.exchange.formats.asked import ANY_NUMBER, EACH_BY_ITSELF
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.packages import document, packed
from quizapp.exchange.formats.qti_items import item_xml
from quizapp.exchange.formats.taking import Sorted, sort_out

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_QTI_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p1.xsd"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"


def write(outgoing: Outgoing) -> Written:
    """A package: ``imsmanifest.xml``, ``test.xml`` with a section for each topic, and a file for each item."""
    found = sort_out(outgoing, lambda _way: True, "", kept={ANY_NUMBER, EACH_BY_ITSELF})
    files = {"imsmanifest.xml": _manifest(outgoing, found), "test.xml": _test(outgoing, found)}
    for number, one in enumerate(found.taken, 1):
        root = item_xml(one.item, one.way, _name(number), one.place)
        files[f"items/{number}.xml"] = document(root, _QTI, _QTI_SCHEMA)
    return Written(content=packed(files), number=len(found.taken), left_out=found.left_out)


def _name(number: int) -> str:
    return f"item-{number}"


def _test(outgoing: Outgoing, found: Sorted) -> bytes:
    test = Xml.Element("assessmentTest", identifier="test", title=outgoing.deck.title)
    outcome = Xml.SubElement(test, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    Xml.SubElement(Xml.SubElement(outcome, "defaultValue"), "value").text = "0"
    part = Xml.SubElement(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = None
    sections = 0
    for number, one in enumerate(found.taken, 1):
        if one.new_topic or section is None:
            sections += 1
            section = Xml.SubElement(
                part, "assessmentSection", identifier=f"section-{sections}", title=one.new_topic, visible="true"
            )
        Xml.SubElement(section, "assessmentItemRef", identifier=_name(number), href=f"items/{number}.xml")
    processing = Xml.SubElement(test, "outcomeProcessing")
    value = Xml.SubElement(processing, "setOutcomeValue", identifier="SCORE")
    Xml.SubElement(Xml.SubElement(value, "sum"), "testVariables", variableIdentifier="SCORE")
    return document(test, _QTI, _QTI_SCHEMA)


def _manifest(outgoing: Outgoing, found: Sorted) -> bytes:
    manifest = Xml.Element("manifest", identifier=f"quizapp-{outgoing.deck.id}")
    metadata = Xml.SubElement(manifest, "metadata")
    Xml.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    Xml.SubElement(metadata, "schemaversion").text = "1.0.0"
    Xml.SubElement(manifest, "organizations")
    resources = Xml.SubElement(manifest, "resources")
    test = Xml.SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    Xml.SubElement(test, "file", href="test.xml")
    for number in range(1, len(found.taken) + 1):
        Xml.SubElement(test, "dependency", identifierref=_name(number))
    for number in range(1, len(found.taken) + 1):
        file = f"items/{number}.xml"
        item = Xml.SubElement(resources, "resource", identifier=_name(number), type="imsqti_item_xmlv2p1", href=file)
        Xml.SubElement(item, "file", href=file)
    return document(manifest, _PACKAGE, _PACKAGE_SCHEMA)
