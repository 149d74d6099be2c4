"""What a browser is told never to do with our pages."""

from collections.abc import Sequence

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
)

_FEATURES = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
"""What no page of ours needs; the clipboard is left: a reply is copied."""


def safe_headers(frames: Sequence[str], *, framed: bool) -> dict[str, str]:
    """Headers of every answer of the pages; `frames` are the origins that may show what is `framed`."""
    ancestors = " ".join(frames) if framed and frames else "'none'"
    headers = {
        "Content-Security-Policy": "; ".join((*_POLICY, f"frame-ancestors {ancestors}")),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        # With no-referrer a browser calls the origin of our own forms null.
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if ancestors == "'none'":
        headers |= {"X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin"}
    return headers
