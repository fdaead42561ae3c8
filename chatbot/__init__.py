"""The service without the web: knowledge, matching, conversation, storage, actions and reporting."""
