"""What gunicorn reads when it starts: workers say what the database lacks, read the words of published files and send
letters, besides serving.
"""


def post_worker_init(worker):
    """Begin once the application is loaded, in the process that serves it."""
    from webapp import letter_sender, migrations, text_reader

    migrations.tell(worker.wsgi, worker.log.error_log)
    text_reader.start(worker.wsgi)
    letter_sender.start(worker.wsgi)
