"""HEAD is answered wherever GET is: by the same head, without the body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """ASGI middleware; to all that lies within, HEAD is a GET."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # The server reads in its own scope that no body is to come.
        within = {**scope, "method": "GET"}
        try:
            await self._app(within, receive, without_body)
        finally:
            # Who is around this logs which route it was.
            scope["route"] = within.get("route")
