/**
 * Blobs as objects of a bucket, in S3 and what speaks its protocol. Sources are digested first and sent later: what is sent is
 * digested again, and a request whose bytes changed never ends.
 */
@NullMarked
package io.modelregistry.store.s3;

import org.jspecify.annotations.NullMarked;
