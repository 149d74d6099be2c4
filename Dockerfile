# The wheel is built in one stage; the image that runs holds the installed package and nothing to build with.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/softanswer
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN /opt/softanswer/bin/python -m pip install --require-hashes -r requirements.lock
COPY app app
COPY prompts prompts
COPY guidelines guidelines
RUN /opt/softanswer/bin/python -m pip install --no-deps --no-build-isolation . \
    && /opt/softanswer/bin/python -m pip uninstall --yes \
        compose-spec editables gguf hatchling hypothesis mypy pytest pytest-xdist ruff types-PyYAML xllamacpp

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin softanswer \
    && install --directory --owner=softanswer --mode=0700 /data
COPY --from=build /opt/softanswer /opt/softanswer
ENV PATH=/opt/softanswer/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SOFTANSWER_HOST=0.0.0.0 \
    SOFTANSWER_PORT=8000 \
    SOFTANSWER_DATABASE_URL=sqlite:////data/softanswer.sqlite
WORKDIR /work
USER 10001
EXPOSE 8000
# The records are all that is written to disk; with a volume for them `docker run --read-only` works.
VOLUME /data
# It listens on every address of the container, so
# SOFTANSWER_API_KEYS or SOFTANSWER_PAGE_PASSWORD has to be given, else it refuses to start and says why.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"SOFTANSWER_PORT\"]}/readyz', timeout=2)"]
ENTRYPOINT ["softanswer"]
CMD ["serve"]
