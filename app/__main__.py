"""`python -m app` is `softanswer`."""

from app.cli.main import run

if __name__ == "__main__":
    run()
