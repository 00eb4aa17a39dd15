/** The registry over HTTP. */
module io.modelregistry.dashboard {
    requires transitive io.modelregistry;
    requires com.fasterxml.jackson.databind;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;

    exports io.modelregistry.dashboard;
}
