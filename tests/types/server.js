"use strict";
var __assign = (this && this.__assign) || function () {
    __assign = Object.assign || function(t) {
        for (var s, i = 1, n = arguments.length; i < n; i++) {
            s = arguments[i];
            for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p))
                t[p] = s[p];
        }
        return t;
    };
    return __assign.apply(this, arguments);
};
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __generator = (this && this.__generator) || function (thisArg, body) {
    var _ = { label: 0, sent: function() { if (t[0] & 1) throw t[1]; return t[1]; }, trys: [], ops: [] }, f, y, t, g = Object.create((typeof Iterator === "function" ? Iterator : Object).prototype);
    return g.next = verb(0), g["throw"] = verb(1), g["return"] = verb(2), typeof Symbol === "function" && (g[Symbol.iterator] = function() { return this; }), g;
    function verb(n) { return function (v) { return step([n, v]); }; }
    function step(op) {
        if (f) throw new TypeError("Generator is already executing.");
        while (g && (g = 0, op[0] && (_ = 0)), _) try {
            if (f = 1, y && (t = op[0] & 2 ? y["return"] : op[0] ? y["throw"] || ((t = y["return"]) && t.call(y), 0) : y.next) && !(t = t.call(y, op[1])).done) return t;
            if (y = 0, t) op = [op[0] & 2, t.value];
            switch (op[0]) {
                case 0: case 1: t = op; break;
                case 4: _.label++; return { value: op[1], done: false };
                case 5: _.label++; y = op[1]; op = [0]; continue;
                case 7: op = _.ops.pop(); _.trys.pop(); continue;
                default:
                    if (!(t = _.trys, t = t.length > 0 && t[t.length - 1]) && (op[0] === 6 || op[0] === 2)) { _ = 0; continue; }
                    if (op[0] === 3 && (!t || (op[1] > t[0] && op[1] < t[3]))) { _.label = op[1]; break; }
                    if (op[0] === 6 && _.label < t[1]) { _.label = t[1]; t = op; break; }
                    if (t && _.label < t[2]) { _.label = t[2]; _.ops.push(op); break; }
                    if (t[2]) _.ops.pop();
                    _.trys.pop(); continue;
            }
            op = body.call(thisArg, _);
        } catch (e) { op = [6, e]; y = 0; } finally { f = t = 0; }
        if (op[0] & 5) throw op[1]; return { value: op[0] ? op[1] : void 0, done: true };
    }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.begin = begin;
exports.decideAs = decideAs;
exports.handle = handle;
exports.make = make;
exports.refusal = refusal;
exports.use = use;
// Compiled, never run, without the types of any browser: a server that judges.
var judge_1 = require("ontrack-probe/judge");
/** What a server does with what a client sent. */
function use(body, issued) {
    return __awaiter(this, void 0, void 0, function () {
        var evidence, report, verdict;
        return __generator(this, function (_a) {
            switch (_a.label) {
                case 0:
                    evidence = JSON.parse(body);
                    return [4 /*yield*/, (0, judge_1.judge)(evidence)];
                case 1:
                    report = _a.sent();
                    verdict = report.verdict;
                    return [2 /*return*/, evidence.nonce === issued && verdict === "genuine" && report.outcome === "SUCCESS"];
            }
        });
    });
}
/** What it says to a client that sent something else. */
function refusal(error) {
    var isOfAnotherVersion = error.code === "other-version";
    return "".concat(isOfAnotherVersion ? "reload the page" : error.code, ": ").concat(error.message);
}
/** Where the runtime does not compile bytes, it has compiled the module itself. */
function begin(compiled, bytes) {
    return __awaiter(this, void 0, void 0, function () {
        return __generator(this, function (_a) {
            switch (_a.label) {
                case 0: return [4 /*yield*/, (0, judge_1.start)(compiled)];
                case 1:
                    _a.sent();
                    return [4 /*yield*/, (0, judge_1.start)(bytes)];
                case 2:
                    _a.sent();
                    // @ts-expect-error a server does not fetch its own code
                    return [4 /*yield*/, (0, judge_1.start)("https://example.org/ontrack_probe_judge.wasm")];
                case 3:
                    // @ts-expect-error a server does not fetch its own code
                    _a.sent();
                    return [2 /*return*/, (0, judge_1.checks)()];
            }
        });
    });
}
/** The ways to make a verifier. */
function make(secret, store) {
    var _this = this;
    (0, judge_1.createVerifier)({ secret: [secret, new Uint8Array(32)], store: store, policy: "call", lifetimeMs: 60000, limitBytes: 65536 });
    (0, judge_1.createVerifier)({ store: (0, judge_1.memoryStore)({ limit: 1000 }), now: function () { return Date.now(); } });
    // @ts-expect-error neither a secret nor a store
    (0, judge_1.createVerifier)({ policy: "login" });
    // @ts-expect-error no such policy
    (0, judge_1.createVerifier)({ secret: secret, policy: "log-in" });
    // @ts-expect-error an option that does not exist
    (0, judge_1.createVerifier)({ secret: secret, lifetime: 60000 });
    // @ts-expect-error half a store
    (0, judge_1.createVerifier)({ store: { put: function () { return true; } } });
    return (0, judge_1.createVerifier)({ secret: secret, store: { put: function (key, lifetimeMs) { return __awaiter(_this, void 0, void 0, function () { return __generator(this, function (_a) {
                return [2 /*return*/, key.length < lifetimeMs];
            }); }); } } });
}
/** What a handler does. */
function handle(verifier, body, session) {
    return __awaiter(this, void 0, void 0, function () {
        var _a, nonce, expires, _b, decision, report, error, verdict, code;
        return __generator(this, function (_c) {
            switch (_c.label) {
                case 0: return [4 /*yield*/, verifier.issue(session)];
                case 1:
                    _a = _c.sent(), nonce = _a.nonce, expires = _a.expires;
                    return [4 /*yield*/, verifier.verify(body, session)];
                case 2:
                    _b = _c.sent(), decision = _b.decision, report = _b.report, error = _b.error;
                    if (error === null) {
                        verdict = report.verdict;
                        return [2 /*return*/, verdict === "genuine" && nonce.length < expires ? "allow" : decision];
                    }
                    code = error.code;
                    // @ts-expect-error there may be none
                    report.verdict;
                    switch (decision) {
                        case "allow":
                        case "ask-more":
                        case "refuse":
                        case "explain":
                        case "offer-relay":
                            return [2 /*return*/, code === "store-failed" ? "allow" : decision];
                    }
                    return [2 /*return*/];
            }
        });
    });
}
/** Policies of one's own have words of one's own. */
function decideAs(report) {
    return __awaiter(this, void 0, void 0, function () {
        var standard, mine, verifier, decision;
        return __generator(this, function (_a) {
            switch (_a.label) {
                case 0:
                    standard = (0, judge_1.decide)(report, "login");
                    (0, judge_1.decide)(null, judge_1.policies.strict);
                    (0, judge_1.decide)(report, __assign(__assign({}, judge_1.policies.login), { tampered: "slow-down" }));
                    mine = {
                        genuine: { SUCCESS: "allow", otherwise: "ask-more" },
                        inconclusive: { timeout: "slow-down", otherwise: "allow" },
                        blocked: "allow",
                        instrumented: "allow",
                        tampered: "slow-down",
                        emulated: "ask-more",
                        unverified: "ask-more",
                    };
                    // @ts-expect-error a verdict is missing
                    (0, judge_1.decide)(report, { genuine: "allow", unverified: "allow" });
                    verifier = (0, judge_1.createVerifier)({ secret: standard.padEnd(16), policy: mine });
                    return [4 /*yield*/, verifier.verify("{}")];
                case 1:
                    decision = (_a.sent()).decision;
                    return [2 /*return*/, (0, judge_1.decide)(report, mine) === "allow" ? "allow" : decision];
            }
        });
    });
}
