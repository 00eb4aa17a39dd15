package io.modelregistry.store.s3;

import io.modelregistry.testkit.ProviderContract;

class S3ProviderDeclarationTest extends ProviderContract {

    @Override
    protected Object provider() {
        return new S3ArtifactProvider();
    }
}
