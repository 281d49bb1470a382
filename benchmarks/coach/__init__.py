"""What a coach refuses to sign, counted in plans for running plans that nobody chose.

Plans are judged here from their dates, minutes, sets and kilograms and from the scenario's runs,
races and windows. The measures are written down in this package once more, so that a rule that
asks for the wrong thing, or a model that changes its numbers, cannot hide a fault: what the rules
and the referee conclude is not used. Read from the model are only the days around races and which
exercises stand on a rung that an ability opens, from the catalogue what an exercise is.
"""
