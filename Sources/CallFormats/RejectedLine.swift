extension Rejection {
  /// Appends the line of `rejected.jsonl` that tells of this rejection, newline included:
  /// `{"file","line","field","reason","found","original"}`.
  ///
  /// `field` is `null` where the whole line is at fault. A line that is not UTF-8 stands as `originalBase64`; one of
  /// which only the beginning was kept has `"truncated":true`.
  public func appendJSONLine(to output: inout [UInt8], language: MessageLanguage = .chinese) {
    output.append(contentsOf: "{\"file\":".utf8)
    JSONString.append(file.utf8, to: &output)
    output.append(contentsOf: ",\"line\":\(line),\"field\":".utf8)
    if let field {
      JSONString.append(field.utf8, to: &output)
    } else {
      output.append(contentsOf: "null".utf8)
    }
    output.append(contentsOf: ",\"reason\":".utf8)
    JSONString.append(reason.message(in: language).utf8, to: &output)
    output.append(contentsOf: ",\"found\":".utf8)
    JSONString.append(found.utf8, to: &output)
    if (try? UTF8Span(validating: original.span)) != nil {
      output.append(contentsOf: ",\"original\":".utf8)
      JSONString.append(original, to: &output)
    } else {
      output.append(contentsOf: ",\"originalBase64\":\"".utf8)
      Base64.append(original, to: &output)
      output.append(UInt8(ascii: "\""))
    }
    if isTruncated { output.append(contentsOf: ",\"truncated\":true".utf8) }
    output.append(contentsOf: "}\n".utf8)
  }
}
