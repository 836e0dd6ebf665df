<?php

// Judges evidence with `ontrack-judge serve`: php judge.php evidence.json NONCE

declare(strict_types=1);

/** The verdict, reason and outcome. */
function judge(string $service, string $evidence, string $nonce): array
{
    $query = http_build_query(['nonce' => $nonce, 'brief' => 'true']);
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'content-type: application/json',
        'content' => $evidence,
        'timeout' => 5,
        'ignore_errors' => true,
    ]]);
    $body = file_get_contents("$service/judge?$query", false, $context);
    if ($body === false) {
        throw new RuntimeException('ontrack-judge does not answer');
    }
    $answer = json_decode($body, true, 16, JSON_THROW_ON_ERROR);
    if (isset($answer['code'])) {
        throw new UnexpectedValueException("{$answer['code']}: {$answer['detail']}");
    }
    return $answer;
}

[, $file, $nonce] = $argv;
$service = getenv('ONTRACK_JUDGE_URL') ?: 'http://127.0.0.1:8474';
try {
    echo judge($service, file_get_contents($file), $nonce)['verdict'], PHP_EOL;
} catch (UnexpectedValueException $refusal) {
    fwrite(STDERR, "refused: {$refusal->getMessage()}" . PHP_EOL);
    exit(1);
}
