package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Servers and networks at their worst. */
class S3FaultsTest extends BucketFixture {

    private final SdkClientException noAnswer =
            SdkClientException.create("Unable to execute HTTP request", new IOException("Connection reset"));

    private static S3Exception answer(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    /** Does what it is asked, and fails nevertheless. */
    private Answer<Object> losing(RuntimeException failure) {
        return invocation -> {
            Object lost = invocation.getMethod().invoke(client, invocation.getArguments());
            assertThat(lost).isNotNull();
            throw failure;
        };
    }

    /** Fails some times, and then does what it is asked. */
    private Answer<Object> failing(int times, RuntimeException failure) {
        AtomicInteger calls = new AtomicInteger();
        return invocation -> {
            if (calls.incrementAndGet() <= times) {
                throw failure;
            }
            return invocation.getMethod().invoke(client, invocation.getArguments());
        };
    }

    private void whenPut(Answer<Object> answer) {
        doAnswer(answer).when(standIn).putObject(any(PutObjectRequest.class), any(RequestBody.class));
    }

    private void verifyPuts(int count) {
        verify(standIn, times(count)).putObject(any(PutObjectRequest.class), any(RequestBody.class));
    }

    @Test
    void a_put_whose_answer_is_lost_has_happened() throws IOException {
        whenPut(losing(noAnswer));
        put(HELLO);
        assertThat(read(HELLO)).isEqualTo(HELLO);
        verifyPuts(1);
    }

    @Test
    void a_put_that_finds_the_object_of_its_own_first_attempt_has_happened() throws IOException {
        whenPut(losing(answer(412, "PreconditionFailed")));
        put(HELLO);
        assertThat(read(HELLO)).isEqualTo(HELLO);
        verifyPuts(1);
    }

    @Test
    void a_long_put_whose_last_answer_is_lost_has_happened() throws IOException {
        byte[] content = random(17 * MIB, 1);
        doAnswer(losing(noAnswer)).when(standIn).completeMultipartUpload(any(CompleteMultipartUploadRequest.class));
        put(content);
        assertThat(Arrays.equals(read(content), content)).isTrue();
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void a_long_put_whose_repetition_finds_no_upload_any_more_has_happened() throws IOException {
        byte[] content = random(17 * MIB, 2);
        doAnswer(losing(answer(404, "NoSuchUpload")))
                .when(standIn)
                .completeMultipartUpload(any(CompleteMultipartUploadRequest.class));
        put(content);
        assertThat(Arrays.equals(read(content), content)).isTrue();
    }

    @Test
    void a_put_that_arrived_before_its_source_changed_has_happened() throws IOException {
        whenPut(losing(InvalidInputException.of("file", "weights.bin", "one that stays as it is")));
        put(HELLO);
        assertThat(read(HELLO)).isEqualTo(HELLO);
    }

    @Test
    void a_source_that_changed_is_told_through_whatever_the_client_makes_of_it() {
        InvalidInputException changed = InvalidInputException.of("file", "weights.bin", "one that stays as it is");
        whenPut(failing(Integer.MAX_VALUE, SdkClientException.create("Unable to execute HTTP request", changed)));
        assertThatThrownBy(() -> put(HELLO)).isSameAs(changed);
    }

    @Test
    void a_put_that_was_in_the_way_of_an_object_that_is_gone_is_repeated() throws IOException {
        whenPut(failing(1, answer(412, "PreconditionFailed")));
        put(HELLO);
        assertThat(read(HELLO)).isEqualTo(HELLO);
        verifyPuts(2);
    }

    @Test
    void a_conflict_is_tried_again_and_settled() throws IOException {
        whenPut(failing(3, answer(409, "ConditionalRequestConflict")));
        put(HELLO);
        assertThat(read(HELLO)).isEqualTo(HELLO);
        verifyPuts(4);
    }

    @Test
    void a_conflict_that_lasts_is_told() {
        whenPut(failing(Integer.MAX_VALUE, answer(409, "ConditionalRequestConflict")));
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageContaining("409 ConditionalRequestConflict");
        verifyPuts(4);
    }

    @Test
    void a_server_that_stays_busy_is_told_and_asked_no_more_by_us() {
        whenPut(failing(Integer.MAX_VALUE, answer(503, "SlowDown")));
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageContaining("503 SlowDown");
        verifyPuts(1);
        assertThat(objects()).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_at_all_is_told_with_the_first_failure() {
        whenPut(failing(Integer.MAX_VALUE, noAnswer));
        doThrow(SdkClientException.create("later")).when(standIn).headObject(any(HeadObjectRequest.class));
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageContaining("no answer (IOException: Connection reset)")
                .hasCause(noAnswer);
    }

    @Test
    void a_refusal_is_told_without_a_second_look() {
        whenPut(failing(Integer.MAX_VALUE, answer(403, "AccessDenied")));
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("access is denied")
                .hasMessageContaining("403 AccessDenied");
        verify(standIn, times(0)).headObject(any(HeadObjectRequest.class));
    }

    @Test
    void credentials_that_expire_in_the_middle_leave_nothing() {
        doThrow(answer(400, "ExpiredToken"))
                .when(standIn)
                .uploadPart(
                        argThat((UploadPartRequest request) -> request != null && request.partNumber() == 2),
                        any(RequestBody.class));
        assertThatThrownBy(() -> put(random(49 * MIB, 3)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("the credentials have expired");
        assertThat(objects()).isEmpty();
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void a_thread_that_is_interrupted_stops_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> put(random(49 * MIB, 4))).isInstanceOf(StoreException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(objects()).isEmpty();
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void an_object_with_the_checksum_of_other_bytes_is_not_ours() {
        put(HELLO);
        whenHead(HeadObjectResponse.builder()
                .contentLength(5L)
                .checksumSHA256("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="));
        put(HELLO);
        whenHead(HeadObjectResponse.builder()
                .contentLength(5L)
                .checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        assertThatThrownBy(() -> put(HELLO)).isInstanceOf(IntegrityException.class);
        verify(standIn, times(0)).getObject(any(GetObjectRequest.class));
    }

    @Test
    void a_checksum_of_checksums_and_an_entity_tag_prove_nothing() throws IOException {
        put(HELLO);
        String hex = key(HELLO).digest().hex();
        whenHead(HeadObjectResponse.builder()
                .contentLength(5L)
                .eTag(hex)
                .checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=-3"));
        put(HELLO);
        putObject(objectKey(HELLO), "HELLO".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> put(HELLO)).isInstanceOf(IntegrityException.class);
    }

    private void whenHead(HeadObjectResponse.Builder response) {
        HeadObjectResponse built = response.build();
        doAnswer(invocation -> built).when(standIn).headObject(any(HeadObjectRequest.class));
    }

    @Test
    void a_chunk_that_breaks_off_is_fetched_again() throws IOException {
        byte[] content = random(20 * MIB, 5);
        put(content);
        breakAnswers(2);
        assertThat(Arrays.equals(read(content), content)).isTrue();
        verify(standIn, times(5)).getObject(any(GetObjectRequest.class));
    }

    @Test
    void a_chunk_that_always_breaks_off_is_told() {
        byte[] content = random(20 * MIB, 6);
        put(content);
        breakAnswers(Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageContaining("broke off");
    }

    @Test
    void an_answer_that_breaks_off_never_looks_like_the_end() throws IOException {
        put(HELLO);
        breakAnswers(1);
        try (InputStream in = store.open(key(HELLO), 0, 5)) {
            assertThat(in.read()).isEqualTo('h');
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("broke off");
        }
    }

    /** Ends some answers after one byte. */
    private void breakAnswers(int times) {
        AtomicInteger answers = new AtomicInteger();
        doAnswer(invocation -> {
                    GetObjectRequest request = invocation.getArgument(0);
                    var answer = client.getObject(request);
                    return answers.incrementAndGet() > times ? answer : ending(answer);
                })
                .when(standIn)
                .getObject(any(GetObjectRequest.class));
    }

    private static ResponseInputStream<GetObjectResponse> ending(ResponseInputStream<GetObjectResponse> answer)
            throws IOException {
        byte[] first = {(byte) answer.read()};
        answer.abort();
        return new ResponseInputStream<>(answer.response(), new ByteArrayInputStream(first));
    }

    @Test
    void fewer_bytes_than_were_registered_are_not_served() {
        putObject(objectKey(HELLO), new byte[3]);
        assertThatThrownBy(() -> store.open(key(HELLO), 0, 5))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("has only 3");
        assertThatThrownBy(() -> store.open(key(HELLO), 3, 2)).isInstanceOf(IntegrityException.class);
    }
}
