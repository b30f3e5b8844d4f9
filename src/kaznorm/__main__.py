"""`python -m kaznorm` is the command `kaznorm`."""

from kaznorm.cli import main

if __name__ == "__main__":
    main()
