"""`python -m lokalkontakt_cli`, where the program's own name is not on the path."""

from lokalkontakt_cli.main import main

if __name__ == "__main__":
    main()
