package io.modelregistry.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands between clients and a database on loopback. Passes bytes on both ways, and fails on demand: at the nth request to
 * commit, for as long as the network is said to be down, or without a word. Safe for many threads.
 */
final class TcpProxy implements AutoCloseable {

    /** What becomes of a request to commit. The client sees the same each time: its link breaks. */
    enum Loss {
        /** The request never arrives. */
        REQUEST,
        /** The request is carried out, and its answer never arrives. */
        ANSWER,
        /** The request arrives when the client has long seen the link break. */
        LATE
    }

    private enum Network {
        UP,
        DOWN,
        SILENT
    }

    private final ServerSocket entrance;
    private final int target;
    private final Supplier<Wire> wires;
    private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.UP;
    private int commits;
    private int losses;
    private int lossIn;
    private Loss loss = Loss.ANSWER;
    private Runnable afterLoss = () -> {};

    private TcpProxy(ServerSocket entrance, int target, Supplier<Wire> wires) {
        this.entrance = entrance;
        this.target = target;
        this.wires = wires;
    }

    /** Opens a proxy in front of a port of this machine. */
    static TcpProxy before(int port, Supplier<Wire> wires) throws IOException {
        ServerSocket entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        TcpProxy proxy = new TcpProxy(entrance, port, wires);
        Threads.daemon("proxy-entrance", proxy::accept);
        return proxy;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Loses the nth request to commit from now on, or the answer to it. */
    void lose(Loss what, int nth) {
        lose(what, nth, () -> {});
    }

    /** As {@link #lose(Loss, int)}, and then does something before the client can notice. */
    synchronized void lose(Loss what, int nth, Runnable then) {
        loss = what;
        lossIn = nth;
        afterLoss = then;
    }

    /** Requests to commit so far. */
    synchronized int commits() {
        return commits;
    }

    /** Requests or answers that were lost so far. */
    synchronized int losses() {
        return losses;
    }

    /** Breaks every link and lets nobody in. */
    void down() {
        network = Network.DOWN;
        links.forEach(ProxyLink::close);
    }

    /** Lets no byte through and says nothing. */
    void silent() {
        network = Network.SILENT;
    }

    /** Lets everything through again. */
    synchronized void up() {
        network = Network.UP;
        notifyAll();
    }

    /** Waits as long as the network is silent. */
    synchronized void awaitSound() throws InterruptedException {
        while (network == Network.SILENT) {
            wait();
        }
    }

    /** A link reports that so many requests to commit came. Returns whether one of them is to be lost. */
    synchronized boolean loses(int requests) {
        commits += requests;
        boolean lost = lossIn > 0 && requests >= lossIn;
        losses += lost ? 1 : 0;
        lossIn = Math.max(0, lossIn - requests);
        return lost;
    }

    synchronized Loss loss() {
        return loss;
    }

    void lost() {
        Runnable then;
        synchronized (this) {
            then = afterLoss;
        }
        then.run();
    }

    void forget(ProxyLink link) {
        links.remove(link);
    }

    private void accept() {
        try {
            while (true) {
                link(entrance.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void link(Socket client) throws IOException {
        if (network == Network.DOWN) {
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        ProxyLink link = new ProxyLink(this, client, server, wires.get());
        links.add(link);
        link.start();
    }

    @Override
    public void close() throws IOException {
        up();
        entrance.close();
        links.forEach(ProxyLink::close);
    }
}
