package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.StoredFile;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a version by name, which together have the version's digest. */
final class FileList {

    private static final int NAMES_SHOWN = 10;

    private final String reference;
    private final NavigableMap<String, StoredFile> files;

    private FileList(String reference, NavigableMap<String, StoredFile> files) {
        this.reference = reference;
        this.files = Collections.unmodifiableNavigableMap(files);
    }

    /**
     * The files that were read for a version.
     *
     * @throws IntegrityException if they are not the ones registered
     */
    static FileList of(String reference, Digest digest, List<StoredFile> stored) {
        Digest found = digest(reference, stored);
        if (!found.equals(digest)) {
            throw damaged(reference, "registered was " + digest + ", stored is " + found);
        }
        NavigableMap<String, StoredFile> files = new TreeMap<>();
        stored.forEach(file -> files.put(file.file().name(), file));
        return new FileList(reference, files);
    }

    private static Digest digest(String reference, List<StoredFile> stored) {
        try {
            return Manifest.of(stored.stream().map(StoredFile::file).toList()).digest();
        } catch (InvalidInputException e) {
            throw damaged(reference, "it could not have been registered: " + e.getMessage());
        }
    }

    private static IntegrityException damaged(String reference, String finding) {
        return IntegrityException.of("the list of files of " + reference, finding);
    }

    /** Every file, sorted by name. */
    Collection<StoredFile> all() {
        return files.values();
    }

    /** What was registered, sorted by name. */
    List<ModelFile> registered() {
        return files.values().stream().map(StoredFile::file).toList();
    }

    /** The file of this name. */
    StoredFile require(String name) {
        StoredFile file = files.get(name);
        if (file == null) {
            throw NotFoundException.of(name + " in " + reference, contents());
        }
        return file;
    }

    private String contents() {
        if (files.isEmpty()) {
            return "it has no files";
        }
        String shown = files.keySet().stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return "its files are " + shown
                + (files.size() > NAMES_SHOWN ? " and " + (files.size() - NAMES_SHOWN) + " more" : "");
    }
}
