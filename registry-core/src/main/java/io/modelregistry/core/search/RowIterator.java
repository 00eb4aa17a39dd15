package io.modelregistry.core.search;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads the rows of a question page by page, each when it is needed. Not safe for several threads. */
final class RowIterator<T> implements Iterator<T> {

    private static final int PAGE = 500;

    private final Question<T> question;
    private Iterator<T> page = List.<T>of().iterator();
    private Optional<Position> last = Optional.empty();
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
        List<Position> found = question.search().find(last, PAGE);
        isEnd = found.size() < PAGE;
        last = found.stream().reduce((earlier, later) -> later);
        page = question.read(found).iterator();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
