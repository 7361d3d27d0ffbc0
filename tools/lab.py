"""Opens JupyterLab on the learner's own copies; further arguments go to `jupyter lab`."""

import os
import sys

import copies


def main(arguments: list[str]) -> None:
    """Fill my-notebooks/, say what stays behind, and start."""
    for sentence in copies.fill():
        print(sentence)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, whatever else is on the computer
    try:
        from jupyterlab.labapp import main as lab
    except ModuleNotFoundError:
        sys.exit("JupyterLab is not in this Python; run tools/install.py, then this with the Python in .venv.")
    os.chdir(copies.MINE)
    sys.exit(lab([f"--ServerApp.root_dir={copies.MINE}", f"--LabApp.default_url={first_page()}", *arguments]))


def first_page() -> str:
    """The page that opens: the notebook with the lowest number, which is "Start here" once there is one."""
    notebooks = sorted(copies.COURSE.glob("[0-9][0-9]_*.ipynb"))
    return f"/lab/tree/{notebooks[0].name}" if notebooks else "/lab"


if __name__ == "__main__":
    main(sys.argv[1:])
