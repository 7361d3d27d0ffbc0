"""A formula that a learner types becomes an Objective: read safely, differentiated by sympy, its valleys found."""

from mathomong.symbolic.learner import LearnerFunction, learner_function
from mathomong.symbolic.stationary import StationaryPoint, stationary_points

__all__ = ["LearnerFunction", "StationaryPoint", "learner_function", "stationary_points"]
