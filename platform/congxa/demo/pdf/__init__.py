"""Which PDF files does the demo make? Administrative documents, laid out as Decree 30/2020/NĐ-CP says.

Only the demo imports this package, and only when it makes a file: its library is not installed in production.
"""

from congxa.demo.pdf.paper import Paper, Signature

__all__ = ["Paper", "Signature", "make"]


def make(paper: Paper) -> bytes:
    """The file, the same bytes for the same paper."""
    from congxa.demo.pdf.layout import lay_out

    return lay_out(paper)
