"""What gunicorn reads when it starts: besides serving, workers read the words of published files and send letters."""


def post_worker_init(worker):
    """Begin once the application is loaded, in the process that serves it."""
    from webapp import letter_sender, text_reader

    text_reader.start(worker.wsgi)
    letter_sender.start(worker.wsgi)
