"""`python -m app` is `softanswer`."""

from app.cli.main import process

if __name__ == "__main__":
    process()
