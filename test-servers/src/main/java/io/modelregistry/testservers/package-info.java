/**
 * Real servers for tests: PostgreSQL and MariaDB from their Maven artifacts, S3Proxy and S3Mock in processes of their own.
 * What a machine cannot start is skipped loudly, and fails where {@code CI} is set.
 */
@NullMarked
package io.modelregistry.testservers;

import org.jspecify.annotations.NullMarked;
