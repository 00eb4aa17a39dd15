package io.modelregistry.dashboard.api;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What people wrote, as HTML that a page can insert. HTML in it is shown as text; links lead by http, https and mail or stay
 * here; an image is a link to it, so that nothing is loaded from elsewhere. What is longer than 64 KiB, nested a hundred deep,
 * or made to keep a parser busy is shown as it was written.
 */
final class Markdown {
    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 100;
    private static final long MOST_STEPS = 32_000_000;
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(TABLES).maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .attributeProviderFactory(context -> Markdown::distrust)
            .build();

    private Markdown() {}

    static String html(String markdown) {
        Node document = takesLong(markdown) ? asItIs(markdown) : PARSER.parse(markdown);
        Node shown = isDeeper(document, DEEPEST) ? asItIs(markdown) : document;
        shown.accept(new OneLink());
        return RENDERER.render(shown);
    }

    private static void distrust(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "nofollow noopener noreferrer");
        }
    }

    /** The parser looks from each {@code <} to the end for what closes it. */
    private static boolean takesLong(String markdown) {
        long opened = markdown.chars().filter(c -> c == '<').count();
        return markdown.length() > LONGEST || opened * markdown.length() > MOST_STEPS;
    }

    private static boolean isDeeper(Node node, int depth) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (depth == 0 || isDeeper(child, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private static Node asItIs(String markdown) {
        IndentedCodeBlock text = new IndentedCodeBlock();
        text.setLiteral(markdown);
        Document document = new Document();
        document.appendChild(text);
        return document;
    }

    /** Turns images into links, and links within a link into their text, since HTML has none of those. */
    private static final class OneLink extends AbstractVisitor {
        private boolean isWithin;

        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            image.insertBefore(link);
            moveChildren(image, link::appendChild);
            image.unlink();
            visit(link);
        }

        @Override
        public void visit(Link link) {
            if (isWithin) {
                visitChildren(link);
                moveChildren(link, link::insertBefore);
                link.unlink();
                return;
            }
            if (link.getFirstChild() == null) {
                link.appendChild(new Text(link.getDestination()));
            }
            isWithin = true;
            visitChildren(link);
            isWithin = false;
        }

        private static void moveChildren(Node from, Consumer<Node> to) {
            while (from.getFirstChild() != null) {
                to.accept(from.getFirstChild());
            }
        }
    }
}
