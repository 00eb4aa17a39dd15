package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;

/** A model about to be created, and by whom. */
record NewModel(ModelName name, String description, String actor) {}
