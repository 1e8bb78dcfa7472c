import Telemetry

extension FormulaDefinition {
  /// NDCG@k: DCG over that of the ideal order, with gains as graded and the discount log₂(rank + 1).
  ///
  /// Source: K. Järvelin, J. Kekäläinen, ACM TOIS 2002;20(4):422–446. Known answer: grades 3, 2, 3, 0,
  /// 1, 2 at k = 6 give 0.961.
  static let ndcg = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      let grades = (0..<6).map { _ in Double(draws.int(0...3)) }
      // A list in which nothing is relevant has no ideal order.
      return Givens(["grades": [Double(draws.int(1...3))] + grades.dropLast(), "k": [5]])
    },
    prompt: {
      """
      A ranked list has the relevance grades \($0.texts("grades")), best rank first; these are all \
      graded documents. What is its NDCG@\($0.text("k")), with the grade as gain and the discount \
      log2(rank + 1)?
      """
    },
    value: { givens in
      let grades = givens.list("grades")
      let ideal = dcg(grades.sorted(by: >), givens.int("k"))
      return dcg(grades, givens.int("k")) / ideal
    },
    steps: { givens in
      let (grades, k) = (givens.list("grades"), givens.int("k"))
      let ideal = grades.sorted(by: >)
      return [
        "DCG = sum of grade / log2(rank + 1) over the first \(k): \(short(dcg(grades, k))).",
        "The ideal order is \(ideal.map(Givens.text).joined(separator: ", ")): "
          + "DCG \(short(dcg(ideal, k))).",
        "NDCG is the first over the second.",
      ]
    }
  )

  private static func dcg(_ grades: [Double], _ k: Int) -> Double {
    grades.prefix(max(0, k)).enumerated().reduce(0) {
      $0 + $1.element / Elementary.log2(Double($1.offset + 2))
    }
  }

  /// Mean reciprocal rank: the mean of 1 / rank of the first relevant document, 0 where none is found.
  ///
  /// Source: E. M. Voorhees, TREC-8 question answering track report, 1999. Known answer: ranks 3, 2, 1
  /// give 11/18 = 0.611.
  static let mrr = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      Givens(["ranks": (0..<5).map { _ in Double(draws.pick([1, 1, 2, 3, 4, 5, 8, 10, 0])) }])
    },
    prompt: {
      """
      The first relevant document of five queries stands at the ranks \($0.texts("ranks")), where 0 \
      means that none was found. What is the mean reciprocal rank?
      """
    },
    value: { givens in
      let ranks = givens.list("ranks")
      return ranks.reduce(0) { $0 + ($1 > 0 ? 1 / $1 : 0) } / Double(ranks.count)
    },
    steps: { givens in
      let parts = givens.list("ranks").map { $0 > 0 ? "1/\(Givens.text($0))" : "0" }
      return ["MRR = (\(parts.joined(separator: " + "))) / \(parts.count)."]
    }
  )

  /// Recall@k: relevant documents among the first k over all relevant ones.
  ///
  /// Source: C. D. Manning, P. Raghavan, H. Schütze, Introduction to Information Retrieval, 2008, §8.3.
  /// Known answer: 3 relevant among the first 5, of 4 in all, give 0.75.
  static let recallAtK = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      let list = (0..<10).map { _ in Double(draws.pick([0, 0, 1])) }
      let extra = Double(draws.int(1...6))
      return Givens([
        "relevance": list, "k": [Double(draws.pick([3, 5, 8]))],
        "relevant": [list.reduce(0, +) + extra],
      ])
    },
    prompt: {
      """
      A retriever returns ten passages; 1 marks a relevant one, best rank first: \
      \($0.texts("relevance")). The corpus holds \($0.text("relevant")) relevant passages. What is \
      recall@\($0.text("k"))?
      """
    },
    value: { givens in
      givens.list("relevance").prefix(max(0, givens.int("k"))).reduce(0, +) / givens["relevant"]
    },
    steps: { givens in
      let found = givens.list("relevance").prefix(givens.int("k")).reduce(0, +)
      return [
        "Of the first \(givens.text("k")), \(Givens.text(found)) \(found == 1 ? "is" : "are") relevant, of "
          + "\(givens.text("relevant")) in all; ranks after that do not count."
      ]
    }
  )

  /// Memory of an HNSW index with full vectors: (4 d + 8 M) bytes a vector.
  ///
  /// Source: Faiss wiki, "Guidelines to choose an index". Known answer: 10⁶ vectors of 128 dimensions
  /// with M = 32 take 768 MB, 0.715 GiB.
  static let annMemory = FormulaDefinition(
    unit: .gibibytes,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens([
        "vectors": [Double(draws.pick([1, 2, 5, 10, 20, 50])) * 1e6],
        "dimensions": [Double(draws.pick([384, 512, 768, 1024, 1536]))],
        "links": [Double(draws.pick([16, 32, 64]))],
      ])
    },
    prompt: {
      """
      How much memory does an HNSW index of \($0.text("vectors")) float32 vectors of \
      \($0.text("dimensions")) dimensions with M = \($0.text("links")) need, at 4 bytes a dimension and \
      2 M links of 4 bytes a vector?
      """
    },
    value: { givens in
      givens["vectors"] * (4 * givens["dimensions"] + 8 * givens["links"]) / gibibyte
    },
    steps: { givens in
      let each = 4 * givens["dimensions"] + 8 * givens["links"]
      return [
        "A vector takes 4 × \(givens.text("dimensions")) + 8 × \(givens.text("links")) = "
          + "\(Givens.text(each)) bytes.",
        "All take \(Givens.text(each * givens["vectors"])) bytes; divide by 2^30.",
      ]
    }
  )

  /// The cost of RAG requests: tokens in and out, each by its price.
  ///
  /// Source: the published price lists of model providers, per million tokens. Known answer: 8 chunks
  /// of 300 tokens with 600 more in and 400 out at 2 and 8 dollars cost 9.20 dollars a thousand.
  static let ragRequestCost = FormulaDefinition(
    unit: .dollars,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens([
        "chunks": [Double(draws.pick([4, 5, 8, 10, 20]))],
        "chunk_tokens": [draws.multiple(of: 50, 4...12)],
        "other_tokens": [draws.multiple(of: 100, 3...12)],
        "output_tokens": [draws.multiple(of: 50, 4...16)],
        "input_price": [Double(draws.pick([0.5, 1, 2, 3]))],
        "output_price": [Double(draws.pick([4, 8, 10, 15]))],
      ])
    },
    prompt: {
      """
      A RAG request puts \($0.text("chunks")) chunks of \($0.text("chunk_tokens")) tokens and \
      \($0.text("other_tokens")) tokens of instructions and question into the prompt, and the answer \
      has \($0.text("output_tokens")) tokens. A million tokens cost $\($0.text("input_price")) in and \
      $\($0.text("output_price")) out. What do 1,000 requests cost?
      """
    },
    value: { givens in
      let input = givens["chunks"] * givens["chunk_tokens"] + givens["other_tokens"]
      return (input * givens["input_price"] + givens["output_tokens"] * givens["output_price"])
        / 1000
    },
    steps: { givens in
      let input = givens["chunks"] * givens["chunk_tokens"] + givens["other_tokens"]
      return [
        "Input: \(Givens.text(input)) tokens a request, \(givens.text("output_tokens")) out.",
        "1,000 requests are \(Givens.text(input / 1000)) million tokens in and "
          + "\(Givens.text(givens["output_tokens"] / 1000)) million out, each by its price.",
      ]
    }
  )

  /// The inverse document frequency of BM25 in Lucene's form: ln(1 + (N − n + 0.5) / (n + 0.5)).
  ///
  /// Source: Apache Lucene, BM25Similarity; after S. Robertson, H. Zaragoza, 2009. Known answer: 10 of
  /// 1,000 documents give 4.557.
  static let bm25IDF = FormulaDefinition(
    unit: .number,
    tolerance: .absolute(0.05),
    draw: { draws in
      let documents = Double(draws.pick([1000, 5000, 10_000, 100_000]))
      return Givens([
        "documents": [documents],
        "containing": [documents / Double(draws.pick([2, 5, 10, 50, 100, 500]))],
      ])
    },
    prompt: {
      """
      A term occurs in \($0.text("containing")) of \($0.text("documents")) documents. What is its IDF \
      in BM25 as Lucene computes it, with the natural logarithm?
      """
    },
    value: { givens in
      let (all, some) = (givens["documents"], givens["containing"])
      return Elementary.log(1 + (all - some + 0.5) / (some + 0.5))
    },
    steps: { _ in ["IDF = ln(1 + (N - n + 0.5) / (n + 0.5)): rare terms weigh more."] }
  )

  /// The score of reciprocal rank fusion: the sum of 1 / (60 + rank) over the lists.
  ///
  /// Source: G. V. Cormack, C. L. A. Clarke, S. Büttcher, SIGIR 2009. Known answer: rank 1 in both of
  /// two lists gives 2/61 = 0.0328.
  static let reciprocalRankFusion = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.0005),
    draw: { draws in
      Givens(["ranks": (0..<draws.int(2...3)).map { _ in Double(draws.int(1...40)) }])
    },
    prompt: {
      """
      A document stands at the ranks \($0.texts("ranks")) in the lists of \
      \(Givens.text(Double($0.list("ranks").count))) retrievers. What is its score by reciprocal rank \
      fusion with k = 60?
      """
    },
    value: { givens in
      givens.list("ranks").isEmpty ? .nan : givens.list("ranks").reduce(0) { $0 + 1 / (60 + $1) }
    },
    steps: { givens in
      let parts = givens.list("ranks").map { "1/\(Givens.text(60 + $0))" }
      return ["The score is \(parts.joined(separator: " + "))."]
    }
  )

  /// 2³⁰ bytes.
  static let gibibyte = 0x1p30

  /// A number in four significant digits.
  static func short(_ value: Double) -> String { Digits.significant(value, digits: 4) }
}
