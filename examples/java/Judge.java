// Judges evidence with `ontrack-judge serve`: java Judge.java evidence.json NONCE

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

public class Judge {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String service;

    Judge(String service) {
        this.service = service;
    }

    /** {"verdict", "reason", "outcome", "nonce"} as JSON text, for the JSON library of your project. */
    String judge(byte[] evidence, String nonce) throws Exception {
        var query = "?brief=true&nonce=" + URLEncoder.encode(nonce, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(service + "/judge" + query))
                .header("content-type", "application/json")
                .timeout(Duration.ofSeconds(5))
                .POST(BodyPublishers.ofByteArray(evidence))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(answer.body());
        }
        return answer.body();
    }

    public static void main(String[] arguments) throws Exception {
        var service = System.getenv().getOrDefault("ONTRACK_JUDGE_URL", "http://127.0.0.1:8474");
        var evidence = Files.readAllBytes(Path.of(arguments[0]));
        System.out.println(new Judge(service).judge(evidence, arguments[1]));
    }
}
