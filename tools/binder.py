"""Prints the Dockerfile that Binder would build of this project; Docker itself is not needed."""

import subprocess
import sys

import environments
import install


def dockerfile() -> str:
    """What repo2docker makes of environment.yml and postBuild. Raises InstallError where it refuses them."""
    python = environments.python_of("binder")
    command = [str(python), "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=install.ROOT, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise install.InstallError(f"repo2docker can't read this project: {done.stderr.strip()}")
    return done.stdout + done.stderr


if __name__ == "__main__":
    try:
        print(dockerfile())
    except install.InstallError as reason:
        sys.exit(str(reason))
