"""The QR code on a final document, as SVG: which document it is, and its hash."""

import segno

QUIET = 4  # modules of white around it, as the standard asks for


def qr_svg(words: str) -> str:
    """One path of squares; error correction M."""
    rows = [
        list(row) for row in segno.make(words, error="m", micro=False, boost_error=False).matrix
    ]
    size = len(rows) + 2 * QUIET
    squares = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges" role="img" aria-label="QR code of the hash">'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"/><path d="{squares}"/></svg>'
    )
