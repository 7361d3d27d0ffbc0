"""The arrays of a training step take the place of the last step's: the system is not asked for fresh pages."""

import subprocess
import sys

TRAINING = """
import resource
import numpy as np
from mathomong import Network

def pages():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

network = Network.random([100, 250, 50])
x, targets = np.ones((1000, 100)), np.ones((1000, 50))
def step():
    return network.step(network.backward(network.forward(x, targets)), learning_rate=0.01)
network = step()
before = pages()
for _ in range(10):
    network = step()
print(pages() - before)
"""
OF_THE_HIDDEN_LAYER = 1000 * 250 * 8 // 4096  # pages of 4 kB for one array of numbers, one for each sample and neuron


def test_ten_steps_take_fewer_new_pages_than_one_array_of_a_step_fills():
    """A process of its own, in which no other test has taught the allocator anything."""
    done = subprocess.run([sys.executable, "-c", TRAINING], capture_output=True, text=True, check=True)
    assert int(done.stdout) < OF_THE_HIDDEN_LAYER
