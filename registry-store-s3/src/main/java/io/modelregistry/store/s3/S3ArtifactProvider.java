package io.modelregistry.store.s3;

import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;

/**
 * Opens {@code s3://bucket/prefix?endpoint=…&region=…&path-style=true&checksums=when-required}; prefix and parameters may be
 * left out.
 *
 * <ul>
 *   <li>{@code endpoint}: {@code https://host:port} of a server that is not Amazon's; without it, Amazon's of the region.
 *   <li>{@code region}: without it, that of the environment or, for a server that is not Amazon's, {@code us-east-1}.
 *   <li>{@code path-style}: whether the bucket stands in the path ({@code true}) or in the host name ({@code false}). Without it,
 *       in the path if there is an endpoint.
 *   <li>{@code checksums}: {@code when-supported} to send the SDK's checksums with every request, which older servers reject or
 *       store as data; otherwise {@code when-required}.
 * </ul>
 *
 * <p>Credentials come from where the AWS SDK for Java looks by default — environment, profiles, the machine's role — and never
 * from the address.
 */
public final class S3ArtifactProvider implements ArtifactProvider {

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ArtifactStore open(String address) {
        return S3ArtifactStore.open(S3Address.parse(address));
    }
}
