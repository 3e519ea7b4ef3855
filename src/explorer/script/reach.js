// reach
