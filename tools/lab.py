"""Opens JupyterLab on the learner's own copies, larger with --projector; further arguments go to `jupyter lab`."""

import os
import sys

import copies

PROJECTOR = "--projector"
SETTINGS = [
    "--Application.log_level=WARN",  # so that the sentences about copies stay in sight
    "--ServerApp.kernel_websocket_connection_class=at_once.AtOnce",
    "--KernelManager.transport_encryption=auto",  # computers may be shared; without it each kernel warns of that
]


def main(arguments: list[str]) -> None:
    """Fill my-notebooks/, say what stays behind, and start."""
    for sentence in copies.fill():
        print(sentence)
    passed_on = for_a_room(arguments)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, whatever else is on the computer
    try:
        from jupyterlab.labapp import main as lab
    except ModuleNotFoundError:
        sys.exit("JupyterLab is not in this Python; run tools/install.py, then this with the Python in .venv.")
    os.chdir(copies.MINE)
    print(
        "JupyterLab opens in your browser. Your work is in my-notebooks. To stop, press Ctrl-C here twice.", flush=True
    )
    lab([*SETTINGS, f"--ServerApp.root_dir={copies.MINE}", f"--LabApp.default_url={first_page()}", *passed_on])


def for_a_room(arguments: list[str]) -> list[str]:
    """Where --projector is asked for, tell the kernels to draw larger; the other arguments are left."""
    if PROJECTOR in arguments:
        os.environ["MATHOMONG_PROJECTOR"] = "1"
    return [argument for argument in arguments if argument != PROJECTOR]


def first_page() -> str:
    """The page that opens: the notebook with the lowest number, which is "Start here" once there is one."""
    numbers = copies.numbers()
    return f"/lab/tree/{next(copies.COURSE.glob(f'{numbers[0]}_*.ipynb')).name}" if numbers else "/lab"


if __name__ == "__main__":
    main(sys.argv[1:])
