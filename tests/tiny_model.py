"""A language model small enough to be made in a second, and llama.cpp's own server for it: the real thing, no download.

Each character is a token. The embedding of a token is a vector of its own (one-hot), attention and feed-forward are
zero, so the output layer is a table of which character follows which, counted from the sentences below. It babbles,
ends its words, its strings and its answers, and is run by the same code that runs any other model.

    python tests/tiny_model.py FILE          # makes FILE, serves it on a free port, and prints the base URL
"""

import argparse
import os
import signal
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

TEXT = (
    "We are sorry that it came late. I will look into it today. The parcel is on its way to you. "
    "Please tell me which day suits you. I have asked the depot for it. You will hear from me on Monday. "
    "It is our mistake and I am sorry. I can send you a new one or give your money back. "
)
SIZE = 384
"""Tokens of the vocabulary, and the width of the model: one dimension a token."""

CONTEXT = 16_384
UNK, BOS, EOS = 0, 1, 2
FIRST_BYTE = 3
FIRST_CHARACTER = FIRST_BYTE + 256
CHARACTERS = [chr(code) for code in range(32, 127)]
TEMPLATE = (
    "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)
BLOCK = {"attn_q": 0, "attn_k": 0, "attn_v": 0, "attn_output": 0, "ffn_gate": 0, "ffn_up": 0, "ffn_down": 0}


def token(character: str) -> int:
    """The token of a character."""
    return FIRST_CHARACTER + CHARACTERS.index(character)


def vocabulary():
    """Texts, scores and types of all tokens, as GGUF wants them."""
    from gguf import TokenType

    texts = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    texts += ["\u2581" if character == " " else character for character in CHARACTERS]
    types = [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL] + [TokenType.BYTE] * 256
    types += [TokenType.NORMAL] * len(CHARACTERS)
    missing = SIZE - len(texts)
    texts += [f"<unused{number}>" for number in range(missing)]
    types += [TokenType.UNUSED] * missing
    return texts, [-float(number) for number in range(SIZE)], [int(kind) for kind in types]


def followers():
    """How likely each token follows each, as logits: row the token before, column the token after."""
    import numpy as np

    table = np.full((SIZE, SIZE), -14.0)
    known = [token(character) for character in CHARACTERS]
    table[:, known] = -9.0
    counts = Counter(pairwise(TEXT))
    totals = Counter(TEXT[:-1])
    for (before, after), count in counts.items():
        table[token(before), token(after)] = np.log(count / totals[before])
    for before in CHARACTERS:
        if before.isalpha():
            table[token(before), token('"')] = -3.5
    table[token("."), [EOS, token('"')]] = 1.0
    # In JSON, a quotation mark, a digit or a closing bracket is soon followed by what ends a value.
    for before in '"0123456789]}':
        for after in '",:]}':
            table[token(before), token(after)] = -2.0
    table[token('"'), token('"')] = -9.0
    table[token("["), token("]")] = 1.0
    for closing in "]}":
        table[token(closing), [EOS, token("]"), token("}")]] = 1.0
    # Where a bracket or a comma stands in a string, that is soon over.
    for mark in "[]{},:":
        table[token(mark), token('"')] = 2.0
    for start in (token(" "), token('"'), BOS):
        table[start, token("W")] = 0.0 if start == token('"') else -2.0
    return table


def make(path: Path) -> None:
    """Write the model."""
    import gguf
    import numpy as np

    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(SIZE)
    writer.add_block_count(1)
    writer.add_feed_forward_length(SIZE)
    writer.add_head_count(4)
    writer.add_head_count_kv(4)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_dimension_count(SIZE // 4)
    writer.add_vocab_size(SIZE)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    texts, scores, types = vocabulary()
    writer.add_tokenizer_model("llama")
    writer.add_token_list(texts)
    writer.add_token_scores(scores)
    writer.add_token_types(types)
    writer.add_bos_token_id(BOS)
    writer.add_eos_token_id(EOS)
    writer.add_unk_token_id(UNK)
    writer.add_add_bos_token(True)  # noqa: FBT003 - that is its signature
    writer.add_add_space_prefix(False)  # noqa: FBT003 - the same
    writer.add_chat_template(TEMPLATE)
    ones, zeros = np.ones(SIZE, np.float32), np.zeros((SIZE, SIZE), np.float32)
    writer.add_tensor("token_embd.weight", np.eye(SIZE, dtype=np.float32))
    # The norm before the output scales a one-hot vector to the square root of its width; this takes it back.
    writer.add_tensor("output.weight", (followers().T / np.sqrt(SIZE)).astype(np.float32))
    writer.add_tensor("output_norm.weight", ones)
    for norm in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{norm}.weight", ones)
    for part in BLOCK:
        writer.add_tensor(f"blk.0.{part}.weight", zeros)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def serve(path: Path) -> None:
    """Serve the model with llama.cpp until this process is told to stop; the first line out is the base URL."""
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.model_alias = {"tiny"}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_parallel = 2
    parameters.n_ctx = CONTEXT
    parameters.n_predict = 4000
    parameters.warmup = False
    parameters.use_jinja = True
    parameters.cpuparams.n_threads = 1
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    os._exit(0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    chosen = parser.parse_args().file
    make(chosen)
    sys.exit(serve(chosen))
