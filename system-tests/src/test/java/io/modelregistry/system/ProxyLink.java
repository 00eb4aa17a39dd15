package io.modelregistry.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** One connection through a {@link TcpProxy}: a thread for each direction. */
final class ProxyLink {

    /** Long enough for a client to ask what became of it, and to find nothing. */
    private static final Duration LATE = Duration.ofMillis(150);

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Wire wire;
    private volatile boolean losingAnswer;

    ProxyLink(TcpProxy proxy, Socket client, Socket server, Wire wire) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.wire = wire;
    }

    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Threads.daemon("proxy-up", () -> pump(client, server, this::up));
        Threads.daemon("proxy-down", () -> pump(server, client, this::down));
    }

    private void pump(Socket from, Socket to, Passing passing) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                proxy.awaitSound();
                passing.pass(buffer, read, to.getOutputStream());
            }
        } catch (IOException e) {
            // one side is gone, so the other is let go too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void up(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException {
        int commits = wire.commits(bytes, length);
        if (commits > 0 && proxy.loses(commits)) {
            lose(bytes, length, out);
        } else {
            out.write(bytes, 0, length);
        }
    }

    private void lose(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException {
        switch (proxy.loss()) {
            case REQUEST -> {
                proxy.lost();
                close();
            }
            case ANSWER -> {
                losingAnswer = true;
                out.write(bytes, 0, length);
            }
            case LATE -> {
                losingAnswer = true;
                proxy.lost();
                client.shutdownOutput();
                Thread.sleep(LATE.toMillis());
                out.write(bytes, 0, length);
            }
        }
    }

    /** An answer to a commit means that it happened: only then the link is cut. */
    private void down(byte[] bytes, int length, OutputStream out) throws IOException {
        if (!losingAnswer) {
            out.write(bytes, 0, length);
            return;
        }
        if (proxy.loss() == TcpProxy.Loss.ANSWER) {
            proxy.lost();
        }
        close();
    }

    void close() {
        proxy.forget(this);
        closeQuietly(client);
        closeQuietly(server);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private interface Passing {
        void pass(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException;
    }
}
