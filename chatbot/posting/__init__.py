"""How letters leave the service: by email, through GOV.UK Notify, or to a webhook. Knows nothing of families or tables."""
