package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.ChangeListening;
import java.util.function.Consumer;

/** Where changes are heard of without asking. */
interface Announcements {

    /** Of a database that cannot tell. */
    Announcements NONE = changed -> ChangeListening.NONE;

    /** Calls back for every model that is changed. */
    ChangeListening listen(Consumer<ModelName> changed);
}
