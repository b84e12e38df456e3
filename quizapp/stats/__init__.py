"""Numbers from the memories and the review log: retention, work ahead, mastery, forecast, days of study. Pure."""
