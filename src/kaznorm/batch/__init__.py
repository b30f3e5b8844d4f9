"""Documents from readers to writers, over processes, in constant memory, and resumable."""
