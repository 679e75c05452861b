import CallFormats
import Testing

@Suite("What services answer in the place of a transcript")
struct ServiceAnswerTests {
  @Test(
    "errors, states and accepted jobs of whatever service are told in its words",
    arguments: [
      (#"{"error_code":"GW.0301","error_msg":"no token","request_id":"r"}"#, "error_code: ", "GW.0301: no token"),
      (#"{"__type":"BadRequestException","Message":"no such job"}"#, "__type: ", "BadRequestException: no such job"),
      (#"{"RequestId":"r","HostId":"h","Code":"NoKey","Message":"m"}"#, "Code: ", "NoKey: m"),
      (#"{"error":{"message":"m","type":"t","param":null,"code":"bad_key"}}"#, "error.code: ", "bad_key: m"),
      (#"{"error":"Bad Request","reason":"no audio"}"#, "error: ", "Bad Request: no audio"),
      (#"{"code":1,"msg":"failed"}"#, "code: ", "1: failed"),
      (#"{"status":"processing","result":null,"error":null}"#, "status: ", "processing"),
      (#"{"Response":{"RequestId":"r","Data":{"TaskId":52}}}"#, "Response.Data.TaskId: ", "TaskId: 52"),
      (#"{"job_id":"j-1"}"#, "job_id: ", "JobId: j-1"),
    ])
  func answers(document: String, field: String, state: String) throws {
    #expect(
      try complaint(about: document) == "\(field)it has not been transcribed: the recogniser says \(state)")
  }

  @Test(
    "what may hold a conversation that nobody knows here is no answer",
    arguments: [
      #"{"code":1,"message":"x","lines":[{"who":"a","what":"您好"}]}"#, #"{"a":1}"#, #"{"code":0,"msg":"ok"}"#, "[]",
      "{}",
    ])
  func others(document: String) throws {
    #expect(try rejection(of: document).reason == .unknownFormat)
  }
}
