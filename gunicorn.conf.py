"""What gunicorn reads when it starts: besides serving, one worker has the words of published files read."""


def post_worker_init(worker):
    """Begin once the application is loaded, in the process that serves it."""
    from webapp import text_reader

    text_reader.start(worker.wsgi)
