"""One file for the screen reader and for the archive: PDF/UA-1 and PDF/A-2a at once.

WeasyPrint makes one or the other. It is asked for PDF/A-2a, which is tagged as well; what PDF/UA-1
asks for beyond that is told in the metadata, in which every name must be explained that is not
among those of XMP (ISO 19005-2, 6.6.2.3).
"""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement, register_namespace

from weasyprint.pdf.metadata import DocumentMetadata

VARIANT = "pdf/a-2a"

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
UA = "{http://www.aiim.org/pdfua/ns/id/}"
PRISM = "{http://prismstandard.org/namespaces/basic/2.0/}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
PREFIXES = {
    "pdfuaid": UA,
    "prism": PRISM,
    "pdfaExtension": EXTENSION,
    "pdfaSchema": SCHEMA,
    "pdfaProperty": PROPERTY,
}
# What is told beside the title, by the name of its <meta> element in the sheet.
LISTS = {"dcterms.publisher": "publisher", "dcterms.language": "language"}
IDENTIFIER = "dcterms.identifier"
NUMBERS = {
    "prism.number": ("number", "Number of the issue"),
    "prism.versionidentifier": ("versionIdentifier", "Revision of the issue"),
}


class Archival(DocumentMetadata):
    """What WeasyPrint tells of a document, and what makes it conform to both."""

    def include_in_pdf(self, pdf, variant, version, conformance, compress):  # noqa: ARG002
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, variant, version, conformance):
        rdf = ElementTree.fromstring(  # noqa: S314 - WeasyPrint made it just now
            super().generate_rdf_metadata(variant, version, conformance)
        )
        for prefix, namespace in PREFIXES.items():
            register_namespace(prefix, namespace[1:-1])
        _described(rdf).set(f"{UA}part", "1")
        self._tell(rdf)
        _explain(rdf)
        return ElementTree.tostring(rdf, encoding="utf-8")

    def _tell(self, rdf: Element) -> None:
        for name, (key, _what) in NUMBERS.items():
            if name in self.custom:
                _described(rdf).set(f"{PRISM}{key}", self.custom[name])
        for name, key in LISTS.items():
            if name in self.custom:
                bag = SubElement(SubElement(_described(rdf), f"{DC}{key}"), f"{RDF}Bag")
                SubElement(bag, f"{RDF}li").text = self.custom[name]
        if IDENTIFIER in self.custom:
            SubElement(_described(rdf), f"{DC}identifier").text = self.custom[IDENTIFIER]


def _described(rdf: Element) -> Element:
    return SubElement(rdf, f"{RDF}Description", {f"{RDF}about": ""})


def _explain(rdf: Element) -> None:
    schemas = SubElement(SubElement(_described(rdf), f"{EXTENSION}schemas"), f"{RDF}Bag")
    _schema(schemas, "PDF/UA identification", UA, "pdfuaid", [("part", "Integer", "PDF/UA part")])
    numbers = [(key, "Text", what) for key, what in NUMBERS.values()]
    _schema(schemas, "PRISM metadata", PRISM, "prism", numbers)


def _schema(bag: Element, name: str, namespace: str, prefix: str, properties: list) -> None:
    schema = SubElement(bag, f"{RDF}li", {f"{RDF}parseType": "Resource"})
    SubElement(schema, f"{SCHEMA}schema").text = name
    SubElement(schema, f"{SCHEMA}namespaceURI").text = namespace[1:-1]
    SubElement(schema, f"{SCHEMA}prefix").text = prefix
    known = SubElement(SubElement(schema, f"{SCHEMA}property"), f"{RDF}Seq")
    for key, kind, what in properties:
        told = SubElement(known, f"{RDF}li", {f"{RDF}parseType": "Resource"})
        category = "internal" if prefix == "pdfuaid" else "external"
        words = {"name": key, "valueType": kind, "category": category, "description": what}
        for word, value in words.items():
            SubElement(told, f"{PROPERTY}{word}").text = value
