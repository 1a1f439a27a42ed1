// Syllables and words that the statistics need to be told of.
#pragma once

#include <string_view>

namespace timbao::learn {

// Function words, numerals and kin terms that address: at the edge of a run they make it a phrase
// ("dân của", "các em") unless it is very firm ("có thể", "cho biết").
inline constexpr std::string_view kFunctionSyllables =
    "của và các những này đó ấy kia nọ với là đã sẽ đang thì mà được bị rằng nhưng hay hoặc tại từ "
    "để vì do bởi như khi nếu tuy dù nên cũng vẫn còn chỉ chưa rất quá lắm hơn nhất cùng theo về "
    "đến tới trên dưới trong ngoài giữa sau trước gần khoảng một hai ba bốn năm sáu bảy tám chín "
    "mười mỗi mọi từng nhiều ít vài mấy gì nào ai sao đâu thế vậy tôi anh chị em ông bà cô chú bác "
    "họ nó ta mình chúng bạn hắn không chẳng có cho ra vào lên xuống đi lại qua sang rồi nữa ngay "
    "đều luôn phải cần muốn biết nói thấy lúc hiện đây kể nhằm gồm giúp khiến cả ở";

// Before or behind a compound they make another: "phó chủ tịch", "vận động viên".
inline constexpr std::string_view kPrefixes = "phó tổng siêu bất phi vô đại cựu á liên đa tái";
inline constexpr std::string_view kSuffixes =
    "viên hóa sĩ sư gia học trưởng tính giả khí phẩm vụ thuật pháp luận";

// Before a name they say that it is a place's.
inline constexpr std::string_view kPlaceSyllables =
    "huyện tỉnh xã phường quận phố thị trấn thôn bản làng ấp sông núi đảo biển hồ đèo cầu chợ chùa "
    "vịnh hang động suối cảng ga đường nước đồn bãi bán";

inline constexpr std::string_view kSurnames =
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn đinh lâm mai "
    "trịnh trương tô tạ chu cao hà hứa la lưu lương mạc phùng quách thái tống triệu trang vương "
    "ngọc thị văn kim thúy thanh minh đức quang tuấn hồng hương lan thu";

// The press mostly writes these as abbreviations (UBND, HĐND, XHCN), so that it rarely spells out
// what its readers type. From the expansions that articles give in brackets.
inline constexpr std::string_view kKnownCompounds[] = {
    "ủy ban nhân dân",        "hội đồng nhân dân", "xã hội chủ nghĩa",    "chủ nghĩa xã hội",
    "mặt trận tổ quốc",       "trung học cơ sở",   "giáo dục đào tạo",    "ban chấp hành",
    "bảo hiểm xã hội",        "bảo hiểm y tế",     "cảnh sát giao thông", "an toàn giao thông",
    "ngân hàng nhà nước",     "viện kiểm sát",     "tòa án nhân dân",     "quân đội nhân dân",
    "công an nhân dân",       "trung ương đảng",   "hợp tác xã",          "khoa học công nghệ",
    "nông thôn mới",          "biến đổi khí hậu",  "cổ phần hóa",         "thương mại điện tử",
    "công nghệ thông tin",    "trí tuệ nhân tạo",  "thể dục thể thao",    "vệ sinh thực phẩm",
    "quản lý nhà nước",       "tổng thư ký",       "chủ tịch nước",       "kinh tế xã hội",
    "phương tiện giao thông", "nhà xuất bản",      "giải phóng mặt bằng", "trung học phổ thông",
    "công nghiệp hóa",        "hiện đại hóa",      "tổng sản phẩm",       "bất động sản",
};

// Words of function syllables and everyday words with one favourite neighbour, which the limits for
// statistics lose.
inline constexpr std::string_view kKnownPairs[] = {
    "ai cập",      "anh em",      "bà con",     "bên cạnh",  "bên ngoài",  "bên trong",
    "bên trên",    "bởi vậy",     "bởi vì",     "cây tre",   "châu phi",   "châu á",
    "châu âu",     "châu mỹ",     "chỉ số",     "cho phép",  "cả nước",    "cùng kỳ",
    "công chúng",  "do đó",       "do vậy",     "đa khoa",   "đàn ông",    "đại dương",
    "đi bộ",       "đi lại",      "đi làm",     "đi học",    "đồng bằng",  "địa chỉ",
    "gây ra",      "hai mươi",    "hàng không", "hàng ngày", "hâm mộ",     "hiện hành",
    "hiện tại",    "hiệu lực",    "hơn nữa",    "khi đó",    "không gian", "không quân",
    "không khí",   "khoảng cách", "lần lượt",   "mặc dù",    "miền bắc",   "miền nam",
    "miền trung",  "một số",      "một vài",    "ngay cả",   "ngoài ra",   "người ta",
    "nhiệt đới",   "nói chung",   "nói riêng",  "như thế",   "như vậy",    "ông già",
    "phía bắc",    "phía nam",    "phía đông",  "phía tây",  "phía sau",   "phía trước",
    "phòng không", "sau này",     "sau đó",     "sứ quán",   "tại chỗ",    "tại sao",
    "tại đây",     "thế nhưng",   "thế nào",    "theo dõi",  "theo đó",    "thứ hai",
    "thứ nhất",    "thường vụ",   "tiếp theo",  "trong khi", "trong đó",   "trước khi",
    "trước đây",   "trước đó",    "trở lại",    "trở nên",   "trở thành",  "trở về",
    "từ bỏ",       "từ chức",     "từ đó",      "việc làm",  "vì thế",     "vì vậy",
    "nhà văn",     "nhà thơ",     "nhà báo",    "nhà nước",  "nội vụ",     "sưu tập",
    "trợ giúp",    "giả định",    "sự việc",    "mặt khác",  "tiền tuyến", "bộ luật",
    "trang trọng", "thư thái",
};

}  // namespace timbao::learn
