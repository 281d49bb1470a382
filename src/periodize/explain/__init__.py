"""Why a plan is as it is: reasons, closed places, empty weeks, and whether a model fits."""
