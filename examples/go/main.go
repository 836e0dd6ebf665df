// Judges evidence with `ontrack-judge serve`: go run main.go evidence.json NONCE
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"
)

type Judgement struct {
	Verdict string  `json:"verdict"`
	Reason  *string `json:"reason"`
	Outcome string  `json:"outcome"`
}

type Problem struct {
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

var client = &http.Client{Timeout: 5 * time.Second}

func judge(service string, evidence []byte, nonce string) (*Judgement, error) {
	query := url.Values{"nonce": {nonce}, "brief": {"true"}}
	address := service + "/judge?" + query.Encode()
	response, err := client.Post(address, "application/json", bytes.NewReader(evidence))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body := json.NewDecoder(response.Body)
	if response.StatusCode != http.StatusOK {
		var problem Problem
		if err := body.Decode(&problem); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("refused: %s: %s", problem.Code, problem.Detail)
	}
	judgement := new(Judgement)
	return judgement, body.Decode(judgement)
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: main EVIDENCE NONCE")
	}
	service := os.Getenv("ONTRACK_JUDGE_URL")
	if service == "" {
		service = "http://127.0.0.1:8474"
	}
	evidence, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	judgement, err := judge(service, evidence, os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(judgement.Verdict)
}
