"""The page's own Jinja environment: everything that is put in is escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.errors import SoftanswerError
from app.model.brief import Brief
from app.model.draft import Draft
from app.web.form import Form


class Pages:
    """Renders `templates/`; the words of the page lie there, not here."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip

    def page(
        self,
        form: Form,
        fields: dict[str, str],
        request_id: str,
        draft: Draft | None = None,
        error: SoftanswerError | None = None,
    ) -> str:
        """The whole page; `fields` pairs the path of a field with what is wrong with it."""
        template = self._environment.get_template("page.html")
        marked = {path.partition("[")[0].replace(".", "_"): reason for path, reason in fields.items()}
        return template.render(
            form=form, fields=marked, draft=draft, error=error, request_id=request_id, limits=_limits()
        )


def _limits() -> dict[str, int]:
    """What the browser may check before sending."""
    (limit,) = (m.max_length for m in Brief.model_fields["message"].metadata if hasattr(m, "max_length"))
    return {"message": limit}
