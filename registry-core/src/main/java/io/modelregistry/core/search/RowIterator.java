package io.modelregistry.core.search;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads the rows of a question page by page, each when it is needed. Not safe for several threads. */
final class RowIterator<T> implements Iterator<T> {

    /** One more is read, to see whether there are more. */
    private static final int PAGE = Rows.BATCH - 1;

    private final Question<T> question;
    private Iterator<T> page = List.<T>of().iterator();
    private Optional<Cursor> cursor = Optional.empty();
    private boolean isEnd;

    RowIterator(Question<T> question) {
        this.question = question;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !isEnd) {
            readPage();
        }
        return page.hasNext();
    }

    private void readPage() {
        Instant now = cursor.map(Cursor::now).orElseGet(question::now);
        Found found = question.part(now).find(cursor.map(Cursor::position), PAGE);
        cursor = found.next().map(next -> new Cursor(next, now));
        isEnd = cursor.isEmpty();
        page = question.read(found.rows()).iterator();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
